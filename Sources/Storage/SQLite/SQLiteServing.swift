import GRDB

/// What the threads of a SQLite database do, until their queue is closed.
extension DatabasePool {
    /// The most writes that one commit may hold: it bounds how long the first of them waits for the last.
    static let largestGroup = 512

    func serveReads(from queue: WorkQueue<any Call>) throws {
        try unsafeRead { database in
            let connection = SQLiteConnection(database)
            while let call = queue.next() { connection.read(call) }
        }
    }

    func serveWrites(from queue: WorkQueue<any Call>, waking signal: JobSignal) {
        writeWithoutTransaction { database in
            let connection = SQLiteConnection(database)
            while true {
                let group = queue.next(atMost: Self.largestGroup)
                if group.isEmpty { return }
                if connection.write(group) { signal.raise() }
            }
        }
    }
}

extension SQLiteConnection {
    /// The snapshot is taken by the first statement, and lasts until the end of the closure.
    fileprivate func read(_ call: any Call) {
        do {
            try begin("BEGIN")
            _ = call.perform(on: self)
            end()
            call.settle()
        } catch { call.fail(error) }
    }

    /// Nobody is answered before the commit that holds all of the group returned; if it fails, none of them has happened.
    /// - Returns: whether workers have something new to do.
    fileprivate func write(_ group: [any Call]) -> Bool {
        do {
            try sync(group.contains { $0.isSynced })
            try begin("BEGIN IMMEDIATE")
            if group.count == 1 { try performAlone(group[0]) } else { try group.forEach(performAmongOthers) }
            if isInsideTransaction { try control("COMMIT") }
            group.forEach { $0.settle() }
            return takeWakes()
        } catch DatabaseError.foreignKey where group.count > 1 {
            // A deferred constraint fails the commit itself, and does not say by whose fault: nobody was answered yet, so each has its own.
            rollBackIfOpen()
            return group.map { write([$0]) }.contains(true)
        } catch {
            rollBackIfOpen()
            group.forEach { $0.fail(error) }
            return false
        }
    }

    private func performAlone(_ call: any Call) throws {
        if call.perform(on: self) != nil { rollBackIfOpen() }
    }

    /// Some errors (disk full, out of memory) make SQLite roll back the whole transaction, and the others with it.
    private func performAmongOthers(_ call: any Call) throws {
        try begin("SAVEPOINT one")
        if let error = call.perform(on: self) {
            guard isInsideTransaction else { throw error }
            try control("ROLLBACK TO one")
        }
        try control("RELEASE one")
    }
}
