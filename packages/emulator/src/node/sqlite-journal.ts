import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DeviceJournal, JournalEntry } from '../store/journal.js'

const fileName = 'emulator.sqlite'

const locked = 5
const corrupt = 11
const noDatabase = 26

/** Why a folder cannot keep devices, in words for whoever named it. */
function explained(failure: unknown, folder: string, file: string): unknown {
  const { code, errcode } = failure as { readonly code?: string; readonly errcode?: number }
  if (errcode === locked) return new TypeError(`data: another emulator keeps its devices in ${folder}.`)
  if (errcode === corrupt || errcode === noDatabase)
    return new TypeError(`data: ${file} is damaged or no file of SQLite; move it away.`)
  if (code === 'EEXIST' || code === 'ENOTDIR' || code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return new TypeError(`data: ${folder} is no folder that can be written (${code}).`)
  return failure
}

/**
 * Keeps devices in a SQLite file in a folder, which is made when it is not there.
 * @throws {TypeError} on a Node without `node:sqlite` (before 22.13), for a folder that another emulator uses, and for
 * one that cannot be written or read.
 */
export async function openSqliteJournal(folder: string): Promise<DeviceJournal> {
  const { DatabaseSync } = await import('node:sqlite').catch(() => {
    throw new TypeError(`data needs Node 22.13 or newer; this is ${process.version}.`)
  })
  const file = join(folder, fileName)
  const database = open()
  const all = database.prepare('SELECT hub, id AS installationId, body AS installation FROM installation')
  const put = database.prepare('INSERT OR REPLACE INTO installation (hub, id, body) VALUES (?, ?, ?)')
  const drop = database.prepare('DELETE FROM installation WHERE hub = ? AND id = ?')
  function open() {
    try {
      mkdirSync(folder, { recursive: true })
      const opened = new DatabaseSync(file)
      // Two emulators on one file would each show devices that the other does not know.
      opened.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS installation (
          hub TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (hub, id)
        ) STRICT, WITHOUT ROWID;`)
      return opened
    } catch (failure) {
      throw explained(failure, folder, file)
    }
  }

  return {
    load: () =>
      all.all().map((row): JournalEntry => {
        const { hub, installationId, installation } = row
        return {
          hub: String(hub),
          installationId: String(installationId),
          installation: String(installation),
        }
      }),
    save: ({ hub, installationId, installation }) => void put.run(hub, installationId, installation),
    remove: (hub, installationId) => void drop.run(hub, installationId),
    clear: () => database.exec('DELETE FROM installation'),
    close: () => database.close(),
  }
}
