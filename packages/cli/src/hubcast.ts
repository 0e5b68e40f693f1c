#!/usr/bin/env node
import { Command, Option } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { faultHelp } from './fault-help.js'
import { defaultPort, readPort } from './port.js'
import { readLag, readTagLimit } from './read-whole.js'
import { UsageError } from './usage-error.js'
import { dropUnsetVariables } from './variables.js'

const usageExitCode = 2

// Whoever reads only the first lines, as head does, has seen enough.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1))
dropUnsetVariables(process.env)

const program = new Command('hubcast')
  .description('A notification hub on your own machine, and a demo of one message that reaches many devices.')
  .version(manifest.version)
  .showHelpAfterError('(hubcast --help shows the commands)')
  .showSuggestionAfterError()
  // A mistake in the call ends with the same code, whoever finds it.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : usageExitCode))

program
  .command('emulator')
  .description('start a notification hub on this machine, with a page that shows what devices receive')
  .showHelpAfterError('(hubcast emulator --help shows its flags)')
  .addOption(
    new Option('-p, --port <number>', '0 picks a free one')
      .argParser(readPort)
      .default(defaultPort)
      .env('HUBCAST_PORT'),
  )
  .addOption(
    new Option('--host <address>', 'where to listen; 127.0.0.1 stands for both loopbacks')
      .default('127.0.0.1')
      .env('HUBCAST_HOST'),
  )
  .addOption(
    new Option('--hub <names...>', 'the hubs that are there from the start')
      .default(['my-hub'])
      .env('HUBCAST_HUBS'),
  )
  .addOption(
    new Option('--no-create-hubs', 'answer 404 for other hubs, instead of making them').env(
      'HUBCAST_NO_CREATE_HUBS',
    ),
  )
  .addOption(
    new Option('--nobody-listens <status>', 'what a send answers that reaches nobody')
      .choices(['201', '400'])
      .default('201')
      .env('HUBCAST_NOBODY_LISTENS'),
  )
  .addOption(
    new Option('--no-check-payloads', 'take apple and fcmv1 bodies as they come').env(
      'HUBCAST_NO_CHECK_PAYLOADS',
    ),
  )
  .addOption(
    new Option('--case-sensitive-tags', 'tags that differ in letter case are different').env(
      'HUBCAST_CASE_SENSITIVE_TAGS',
    ),
  )
  .addOption(
    new Option('--mixed-tag-limit <count>', 'how many tags an expression may have that is not of || alone')
      .argParser(readTagLimit)
      .default(6)
      .env('HUBCAST_MIXED_TAG_LIMIT'),
  )
  .addOption(
    new Option('--allowed-host <names...>', 'further host names for the page, beside loopback')
      .default([])
      .env('HUBCAST_ALLOWED_HOSTS'),
  )
  .addOption(
    new Option('--cors <pages>', 'whether pages of other origins may speak to the hub')
      .choices(['none', 'any'])
      .default('none')
      .env('HUBCAST_CORS'),
  )
  .addOption(
    new Option('--installation-lag <ms>', 'how long writes of installations take to show')
      .argParser(readLag)
      .default(0)
      .env('HUBCAST_INSTALLATION_LAG'),
  )
  .addOption(
    new Option(
      '--fault <faults...>',
      'what goes wrong, such as throttle,share=0.05 or hang,count=1; see below',
    )
      .default([])
      .env('HUBCAST_FAULTS'),
  )
  .addOption(new Option('--data <folder>', 'keep the devices in this folder').env('HUBCAST_DATA'))
  .addOption(new Option('--tls', 'serve HTTPS with a certificate made for this run').env('HUBCAST_TLS'))
  .addOption(new Option('--json', 'print one line of JSON, for programs').env('HUBCAST_JSON'))
  .addHelpText('after', faultHelp)
  .action(async (options) => {
    const { runEmulator } = await import('./emulator.js')
    await runEmulator(options)
  })

program
  .command('demo')
  .description(
    'put a dozen devices on a hub, send to them, and show who received what and why others did not',
  )
  .addOption(
    new Option(
      '--once',
      'end when everything was sent, with exit code 0 if all and only those meant received',
    ),
  )
  .addOption(
    new Option('-p, --port <number>', 'of the page; 0 picks a free one')
      .argParser(readPort)
      .env('HUBCAST_PORT'),
  )
  .addHelpText('after', '\nWith HUBCAST_CONNECTION_STRING and HUBCAST_HUB set it sends to that hub instead.')
  .action(async (options) => {
    const { runDemo } = await import('./demo/run.js')
    process.exitCode = await runDemo(options)
  })

try {
  await program.parseAsync()
} catch (failure) {
  if (!(failure instanceof UsageError)) throw failure
  console.error(`hubcast: ${failure.message}`)
  process.exitCode = usageExitCode
}
