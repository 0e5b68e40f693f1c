import { arch, availableParallelism, cpus, loadavg, platform } from 'node:os'

/** One line about what the figures were measured on. */
export function machineFacts(): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor'
  const load = (loadavg()[0] ?? 0).toFixed(1)
  return `Node ${process.version} on ${platform()} ${arch()}, ${availableParallelism()} cores (${model}), load ${load} at the start.`
}
