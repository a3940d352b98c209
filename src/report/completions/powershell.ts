/** What PowerShell is given once: it asks the program for the words that may follow. Works in Windows PowerShell 5.1 and PowerShell 7. */

// The words go to the program in Base64: where it is started by a .cmd file, other signs would be read by cmd as its own.
export const POWERSHELL = `# PowerShell completion for policy: policy completions powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName 'policy', 'policy.cmd' -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $typed = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
    ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
  $typed += $wordToComplete -replace '^[''"]', '' -replace '[''"]$', ''
  $encoded = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($typed -join "\`n"))
  $before = [Console]::OutputEncoding
  try {
    [Console]::OutputEncoding = [Text.Encoding]::UTF8
    $answer = @(policy completions powershell "--encoded=$encoded" 2>$null)
  } finally { [Console]::OutputEncoding = $before }
  # No answer lets PowerShell list files, an empty one does not.
  if ($answer.Count -eq 1 -and $answer[0] -eq 'words') { '' }
  $answer | Select-Object -Skip 1 | ForEach-Object {
    $quoted, $plain, $about = $_ -split "\`t", 3
    if (-not $about) { $about = $plain }
    [System.Management.Automation.CompletionResult]::new($quoted, $plain, 'ParameterValue', $about)
  }
}
`;
