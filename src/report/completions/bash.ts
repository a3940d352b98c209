/** What bash is given once: it asks the program for the words that may follow. Works without the bash-completion package, in bash 3.2 too. */

// The line and the answer are only ever text in quoted variables: nothing in them is run.
export const BASH = `# bash completion for policy: source <(policy completions bash)
_policy() {
  local kind='' word
  COMPREPLY=()
  while IFS= read -r word; do
    word="\${word%$'\\r'}"
    if [[ -z "$kind" ]]; then kind="$word"; else COMPREPLY+=("\${word%%$'\\t'*}"); fi
  done < <(policy completions bash "--line=\${COMP_LINE:0:COMP_POINT}" "--breaks=$COMP_WORDBREAKS" 2>/dev/null)
  case "$kind" in
    files | folders)
      compopt -o filenames 2>/dev/null
      local action=-f
      [[ "$kind" == folders ]] && action=-d
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$action" -- "$2")
      ;;
  esac
  return 0
}
complete -F _policy policy
`;
