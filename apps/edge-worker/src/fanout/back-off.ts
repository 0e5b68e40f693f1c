/** Doubles from 1 second to 5 minutes. @param attempts - How often it failed, from 1. */
export function backOffSeconds(attempts: number): number {
  return Math.min(300, 2 ** Math.min(attempts - 1, 10))
}
