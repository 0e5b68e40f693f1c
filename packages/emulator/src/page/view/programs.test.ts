import { expect, test } from 'vitest'
import { registerProgram, sendProgram } from './programs.js'

const hub = {
  name: 'my-hub',
  connectionString: "Endpoint=sb://localhost/;SharedAccessKey=a'b\\c",
  listenConnectionString: '',
  sdkConnectionString: '',
}

test.each([registerProgram, sendProgram])('a program quotes the connection string', (program) => {
  expect(program(hub)).toContain(
    "new NotificationHub('Endpoint=sb://localhost/;SharedAccessKey=a\\'b\\\\c', 'my-hub')",
  )
})
