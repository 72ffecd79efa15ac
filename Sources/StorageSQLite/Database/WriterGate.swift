/// What stands before every write and checkpoint: the lock between processes, or nothing for a database in
/// memory.
///
/// `@unchecked`: the lock is used only by the opening of the database, then on the writer's serial queue,
/// then by its closing, never by two at once.
struct WriterGate: @unchecked Sendable {
  let lock: WriterLock?

  func withLock<Value>(_ body: () throws -> Value) throws -> Value {
    try lock?.withLock(body) ?? body()
  }
}
