import { defineConfig } from 'vitest/config'

// The judges and the examples; the suite of every runtime has runners of its own.
export default defineConfig({ test: { include: ['src/{judges,readme}/**/*.test.ts'], testTimeout: 30_000 } })
