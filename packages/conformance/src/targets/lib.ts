import * as adm from '@hubcast/adm'
import * as apns from '@hubcast/apns'
import * as baidu from '@hubcast/baidu'
import * as core from '@hubcast/core'
import * as emulator from '@hubcast/emulator'
import * as fcm from '@hubcast/fcm'
import * as message from '@hubcast/message'
import * as mpns from '@hubcast/mpns'
import * as payload from '@hubcast/payload'
import * as template from '@hubcast/template'
import * as webPush from '@hubcast/web-push'
import * as wns from '@hubcast/wns'
import * as xiaomi from '@hubcast/xiaomi'
import type { Lib } from '../suite/suite.ts'

/** The built packages, as this runtime or its bundler resolves them. */
export const lib: Lib = {
  adm,
  apns,
  baidu,
  core,
  emulator,
  fcm,
  message,
  mpns,
  payload,
  template,
  webPush,
  wns,
  xiaomi,
}

/** Their names, for the check that each runtime takes the build that is meant for it. */
export const packages: readonly string[] = [
  '@hubcast/adm',
  '@hubcast/apns',
  '@hubcast/baidu',
  '@hubcast/core',
  '@hubcast/emulator',
  '@hubcast/fcm',
  '@hubcast/message',
  '@hubcast/mpns',
  '@hubcast/payload',
  '@hubcast/template',
  '@hubcast/web-push',
  '@hubcast/wns',
  '@hubcast/xiaomi',
]
