/// What stands before every write and checkpoint: the lock between processes, or nothing for a database in memory.
///
/// `@unchecked`: the lock's file descriptor is used only inside `withLock`, which only the writer's serial queue and the
/// opening and closing of the database call, never two at once.
struct WriterGate: @unchecked Sendable {
  let lock: WriterLock?

  func withLock<Value>(_ body: () throws -> Value) throws -> Value {
    try lock?.withLock(body) ?? body()
  }
}
