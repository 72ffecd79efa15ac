import PostgresConnection

/// What became of a group of writes that were tried in one transaction.
enum GroupOutcome: Sendable {
  /// It is committed: what went wrong with each write, nil for one that stands.
  case committed([(any Error)?], latest: Int64?)
  /// Nothing of it is committed and none of its writes is to blame.
  case nothing(PostgresError)
  /// The answer to the commit was lost: it may have happened. As `committed` if it has.
  case inDoubt([(any Error)?], PostgresError)
}
