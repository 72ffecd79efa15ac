/// What a check found wrong.
package struct ConformanceFailure: Error, CustomStringConvertible {
  package var message: String
  package var file: StaticString
  package var line: UInt

  package var description: String { "\(message) (\(file):\(line))" }
}

/// Throws unless the condition holds.
func require(
  _ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
) throws {
  guard condition else { throw ConformanceFailure(message: message(), file: file, line: line) }
}

/// Throws unless both are equal.
func requireEqual<Value: Equatable>(
  _ found: Value, _ expected: Value, _ what: String = "value", file: StaticString = #fileID,
  line: UInt = #line
) throws {
  guard found == expected else {
    throw ConformanceFailure(message: "\(what): found \(found), expected \(expected)", file: file, line: line)
  }
}

/// The value, or a failure when there is none.
func unwrap<Value>(
  _ value: Value?, _ what: String, file: StaticString = #fileID, line: UInt = #line
) throws -> Value {
  guard let value else { throw ConformanceFailure(message: "no \(what)", file: file, line: line) }
  return value
}
