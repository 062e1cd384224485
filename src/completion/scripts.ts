/** The scripts that shells read; each asks `envtree __complete -- WORD...` what may stand in the place of the last. */

/** For bash from 4.0 on, with nothing beside it. */
const bash = `# bash completion for envtree
_envtree() {
  local line=\${COMP_LINE:0:COMP_POINT} words=() count=0 index rest word prefix answer
  # The words as the program gets them: bash parts them at "=", ":" and "@", too, where no space is.
  for ((index = 0; index <= COMP_CWORD; index++)); do
    rest=\${line#"\${line%%[![:space:]]*}"}
    word=\${COMP_WORDS[index]}
    ((index == COMP_CWORD)) && word=$rest
    if ((index > 0)) && [[ $rest == "$line" ]]; then
      words[count - 1]+=$word
    else
      words[count]=$word
      ((count += 1))
    fi
    line=\${rest#"$word"}
  done
  # What stands before the part that bash replaces.
  prefix=\${words[count - 1]}
  [[ $word == [=:@] ]] || prefix=\${prefix%"$word"}
  COMPREPLY=()
  while IFS= read -r answer; do
    case $answer in
      :files) compopt -o default 2>/dev/null ;;
      :folders) compopt -o dirnames 2>/dev/null ;;
      *)
        answer=\${answer%%$'\\t'*}
        COMPREPLY+=("\${answer#"$prefix"}")
        ;;
    esac
  done < <("\${words[0]/#\\~\\//$HOME/}" __complete -- "\${words[@]:1}" 2>/dev/null)
}
complete -F _envtree envtree
`;

const zsh = `#compdef envtree
_envtree() {
  local answer
  local -a found
  for answer in "\${(@f)$("\${words[1]/#\\~\\//$HOME/}" __complete -- "\${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}"; do
    case $answer in
      '') ;;
      :files)
        compset -P '--*='
        _files
        return
        ;;
      :folders)
        compset -P '--*='
        _files -/
        return
        ;;
      *) found+=("\${\${answer%%$'\\t'*}//:/\\\\:}:\${answer#*$'\\t'}") ;;
    esac
  done
  _describe -t words envtree found
}
if [[ $funcstack[1] == _envtree ]]; then
  _envtree "$@"
else
  compdef _envtree envtree
fi
`;

const fish = `# fish completion for envtree
function __envtree_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    set -l flag (string match -r -- '^--[^=]*=' $word)
    set -l value (string replace -r -- '^--[^=]*=' '' $word)
    for answer in ($program __complete -- $words "$word" 2>/dev/null)
        switch $answer
            case :files
                for path in (__fish_complete_path $value)
                    echo "$flag$path"
                end
            case :folders
                for path in (__fish_complete_directories $value)
                    echo "$flag$path"
                end
            case '*'
                echo $answer
        end
    end
end
complete -c envtree -f -a '(__envtree_complete)'
`;

export const scripts = { bash, zsh, fish } as const;

export type Shell = keyof typeof scripts;
