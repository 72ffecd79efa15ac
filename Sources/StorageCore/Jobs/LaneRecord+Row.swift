import JobEngine

extension LaneRecord {
  /// In the order of the columns of `LaneSQL`.
  init(row: inout SQLRow) throws(StorageError) {
    self.init(
      key: try row.code(), head: try row.optionalCode(), readyAt: try row.optionalTime(),
      priority: try row.int(),
      leaseOwner: try row.optionalCode(), leaseUntil: try row.optionalTime(), fence: Fence(try row.integer()))
  }
}
