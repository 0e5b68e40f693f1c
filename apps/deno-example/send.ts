import { adviceOn } from './src/advice.ts'
import { hubFromEnvironment } from './src/hub.ts'
import { type Outcome, sendWords } from './src/send-message.ts'

const [title = 'Hello World!', body = 'Sent from Deno.', tags = ''] = Deno.args

async function send(): Promise<Outcome> {
  try {
    return await sendWords(hubFromEnvironment(), { title, body, tags })
  } catch (error) {
    return { receipts: [], problems: [adviceOn(error)] }
  }
}

const { receipts, problems } = await send()
for (const { platform, notificationId } of receipts) console.log(`${platform}: accepted, ${notificationId}`)
for (const problem of problems) console.error(problem)
// Deno would wait for ever for a request body that its permissions kept from leaving.
Deno.exit(problems.length > 0 ? 1 : 0)
