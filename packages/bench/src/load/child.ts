import type { OperationModule } from './operation.ts'
import { type Load, repeat } from './repeat.ts'

/** Runs in a child: repeats one operation whenever it is told to, and answers with the figures. */
interface Argument {
  readonly module: string
  readonly context: object
}

const { module, context }: Argument = JSON.parse(process.argv[2] ?? '')
const { createOperation }: OperationModule<object> = await import(module)
const operation = createOperation(context)

process.on('disconnect', () => process.exit())
process.on('message', async (load: Load) => process.send?.(await repeat(operation, load)))
process.send?.('ready')
