/// Looks at one kind of thing from time to time and records what it saw.
///
/// What cannot be seen is not recorded: the age of what was seen last says so.
package protocol Sampler: Sendable {
  var pace: SamplerPace { get }

  /// One round. It asks through the gate alone.
  func sample(through gate: MonitorGate) async throws
}
