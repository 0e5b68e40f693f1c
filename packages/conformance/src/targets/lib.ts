import * as core from '@hubcast/core'
import * as emulator from '@hubcast/emulator'
import * as fcm from '@hubcast/fcm'
import * as payload from '@hubcast/payload'
import * as template from '@hubcast/template'
import type { Lib } from '../suite/suite.ts'

/** The built packages, as this runtime or its bundler resolves them. */
export const lib: Lib = { core, template, fcm, payload, emulator }

/** Their names, for the check that each runtime takes the build that is meant for it. */
export const packages: readonly string[] = [
  '@hubcast/core',
  '@hubcast/template',
  '@hubcast/fcm',
  '@hubcast/payload',
  '@hubcast/emulator',
]
