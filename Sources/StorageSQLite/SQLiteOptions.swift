/// What may differ between uses of the storage.
package struct SQLiteOptions: Sendable {
  /// How long a write waits for another process to finish its own.
  package var writerPatience: Duration
  /// Readers side by side.
  package var readersMax: Int
  /// Bytes up to which a file that was closed properly is checked whole when it is opened (8 MiB took 18 ms, 84 MB 740).
  /// A file whose last writer was killed is always checked; a larger one shows its damage when the damaged part is read.
  package var checkedBytesMax: Int

  package init(writerPatience: Duration = .seconds(5), readersMax: Int = 4, checkedBytesMax: Int = 8_388_608)
  {
    self.writerPatience = writerPatience
    self.readersMax = readersMax
    self.checkedBytesMax = checkedBytesMax
  }
}
