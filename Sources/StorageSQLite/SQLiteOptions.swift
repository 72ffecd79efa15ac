/// What may differ between uses of the storage.
package struct SQLiteOptions: Sendable {
  /// How long a write waits for another process to finish its own.
  package var writerPatience: Duration
  /// Readers side by side.
  package var readersMax: Int

  package init(writerPatience: Duration = .seconds(5), readersMax: Int = 4) {
    self.writerPatience = writerPatience
    self.readersMax = readersMax
  }
}
