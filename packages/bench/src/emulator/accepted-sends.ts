import { NotificationHub } from '@hubcast/core'
import { Child } from '../child.ts'
import { type Comparison, compareLoads } from '../load/compare.ts'
import type { LoadPace } from '../pace.ts'
import { connectionStringOf, createTarget, hubName, type SendTarget } from '../sends/target.ts'
import { rule } from '../signing-rule.ts'
import { emulatorProgram } from './start-up.ts'

/** The servers that take the sends. */
export type Server = 'emulator' | 'bare node:http with an HMAC'

const hmacProgram = new URL('./programs/hmac-server.mjs', import.meta.url)
const deviceCount = 10

async function registerDevices(target: SendTarget): Promise<void> {
  const { installations } = new NotificationHub(connectionStringOf(target), hubName)
  for (let number = 0; number < deviceCount; number++) {
    await installations.put({
      installationId: `device-${number}`,
      platform: 'gcm',
      pushChannel: `handle-${number}`,
      tags: ['everybody', `user:${number}`],
    })
  }
}

/** Sends to a tag that one of ten devices has, taken by the emulator and by a server that only checks a signature. */
export async function compareAcceptedSends(pace: LoadPace): Promise<Comparison<Server>> {
  const rights = ['Listen', 'Send', 'Manage']
  const emulator = new Child(emulatorProgram, {
    rules: [{ name: rule.keyName, keys: [rule.key], rights }],
    hubs: [hubName],
  })
  const bare = new Child(hmacProgram, { ...rule })
  try {
    const emulatorTarget = await createTarget(await emulator.next<string>())
    const bareTarget = await createTarget(await bare.next<string>())
    await registerDevices(emulatorTarget)
    const module = new URL('./operations/tag-send.ts', import.meta.url)
    return await compareLoads<Server>({
      variants: new Map([
        ['emulator', { module, context: emulatorTarget }],
        ['bare node:http with an HMAC', { module, context: bareTarget }],
      ]),
      concurrency: 64,
      pace,
    })
  } finally {
    await Promise.all([emulator.end(), bare.end()])
  }
}
