/** Variables that stand for a flag without a value. */
const switches = [
  'HUBCAST_NO_CREATE_HUBS',
  'HUBCAST_NO_CHECK_PAYLOADS',
  'HUBCAST_CASE_SENSITIVE_TAGS',
  'HUBCAST_TLS',
  'HUBCAST_JSON',
]

/**
 * Takes out of an environment what is there and says nothing: an empty variable of ours, and a switch that says no
 * (`0`, `false`, `no` or `off`), which commander would take for yes.
 */
export function dropUnsetVariables(environment: Record<string, string | undefined>): void {
  for (const [name, value = ''] of Object.entries(environment)) {
    const isEmpty = name.startsWith('HUBCAST_') && value.trim() === ''
    if (isEmpty || (switches.includes(name) && /^(0|false|no|off)$/i.test(value.trim())))
      delete environment[name]
  }
}
