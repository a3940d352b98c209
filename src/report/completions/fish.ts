/** What fish is given once: it asks the program for the words that may follow. fish itself quotes the answers. */

export const FISH = `# fish completion for policy: policy completions fish | source
function __policy_answer
    set -l typed (commandline -opc)[2..-1]
    set -l last (commandline -ct)
    set -l answer (policy completions fish --word=$typed "--word=$last" 2>/dev/null | string replace -r '\\r$' '')
    switch "$answer[1]"
        case files
            __fish_complete_path (string replace -r '^--[a-z-]+=' '' -- "$last")
        case folders
            __fish_complete_directories (string replace -r '^--[a-z-]+=' '' -- "$last")
        case '*'
            printf '%s\\n' $answer[2..-1]
    end
end
complete -c policy -e
complete -c policy -f -a '(__policy_answer)'
`;
