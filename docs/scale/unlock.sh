#!/bin/sh
# Removes what a killed pod of the same name left in the folder of documents: its locks, and its journal of an unfinished change,
# which the next run writes again from the start. Use it only where no two pods or containers have this host’s name.
set -eu
state="$1/.policy"
for file in "$state"/locks/*.lock "$state"/locks/*.heir "$state"/journal/*.json; do
  if [ -f "$file" ] && grep -q "\"machine\":\"$(hostname)\"" "$file"; then
    rm -f "$file"
  fi
done
