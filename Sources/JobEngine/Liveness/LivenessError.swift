/// Why a sign of life could not be given or read.
package struct LivenessError: Error, Hashable, Sendable {
  /// What was being done, for logs.
  package var message: String
  /// The system's error number.
  package var number: Int32
}
