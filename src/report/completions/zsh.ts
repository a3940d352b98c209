/** What zsh is given once: it asks the program for the words that may follow. zsh itself quotes the answers. */

// Words go to the program as arguments, and its answers into arrays: nothing in them is run.
export const ZSH = `#compdef policy
# zsh completion for policy: source <(policy completions zsh)
_policy() {
  local -a typed answer shown plain described
  local kind line
  typed=("\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}")
  answer=("\${(@f)$(policy completions zsh "\${(@)typed/#/--word=}" 2>/dev/null)}")
  kind="\${answer[1]%$'\\r'}"
  case "$kind" in
    files) compset -P '--*='; _files; return ;;
    folders) compset -P '--*='; _files -/; return ;;
  esac
  for line in "\${(@)answer[2,-1]}"; do
    line="\${line%$'\\r'}"
    [[ -n "$line" ]] || continue
    plain+=("\${line%%$'\\t'*}")
    if [[ "$line" == *$'\\t'* ]]; then shown+=("\${line/$'\\t'/  -- }"); described=1; else shown+=("$line"); fi
  done
  (( \${#plain} )) || return 1
  if (( \${#described} )); then compadd -l -d shown -a plain
  else compadd -a plain
  fi
}
if (( ! \${+functions[compdef]} )); then autoload -Uz compinit && compinit -i; fi
if [[ "\${funcstack[1]}" == _policy ]]; then _policy "$@"; else compdef _policy policy; fi
`;
