import binary from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the Chromium that comes in an npm package. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await binary.executablePath(), args: flags })
}
