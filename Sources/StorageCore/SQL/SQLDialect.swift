/// The databases that we keep a platform in.
///
/// Statements are written once, in what both understand. Where that is not to be had, the difference stands beside the
/// statement; what differs everywhere in the same way (placeholders, types, triggers) is the driver's.
package enum SQLDialect: Sendable {
  case sqlite
  case postgres
}
