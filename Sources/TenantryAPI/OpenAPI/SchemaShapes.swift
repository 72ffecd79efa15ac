import HTTPTransport
import TenantModel

/// A type that says itself how its JSON looks, because its decoding does not tell.
package protocol SchemaDescribed: Decodable {
  static var schema: JSONValue { get }
  /// The types that the schema refers to, by `#/components/schemas/` and their names.
  static var parts: [any Any.Type] { get }
  /// Any value of it.
  static var sample: Self { get }
}

extension SchemaDescribed {
  package static var parts: [any Any.Type] { [] }
}

/// Values under each other: arrays and sets.
protocol ListShape {
  static var elementType: any Any.Type { get }
  static var emptyList: Self { get }
}

extension Array: ListShape {
  static var elementType: any Any.Type { Element.self }
  static var emptyList: [Element] { [] }
}

extension Set: ListShape {
  static var elementType: any Any.Type { Element.self }
  static var emptyList: Set<Element> { [] }
}

/// Values by names.
protocol DictionaryShape {
  static var valueType: any Any.Type { get }
  static var emptyDictionary: Self { get }
}

extension Dictionary: DictionaryShape {
  static var valueType: any Any.Type { Value.self }
  static var emptyDictionary: [Key: Value] { [:] }
}

/// A value, or nothing.
protocol OptionalShape {
  static var wrappedType: any Any.Type { get }
  static var nothing: Self { get }
}

extension Optional: OptionalShape {
  static var wrappedType: any Any.Type { Wrapped.self }
  static var nothing: Wrapped? { nil }
}

extension OperationParams: SchemaDescribed {
  package static var schema: JSONValue {
    [
      "type": "object",
      "additionalProperties": [
        "anyOf": [["type": "string"], ["type": "boolean"], ["type": "array", "items": ["type": "string"]]]
      ],
    ]
  }

  package static var sample: OperationParams { OperationParams() }
}

extension Decision: SchemaDescribed {
  package static var schema: JSONValue {
    let reason: JSONValue = [
      "type": "object", "required": ["reason"], "properties": ["reason": ["type": "string"]],
    ]
    return [
      "type": "object", "minProperties": 1, "maxProperties": 1,
      "properties": ["allowed": ["type": "object"], "needs_approval": reason, "refused": reason],
    ]
  }

  package static var sample: Decision { .allowed }
}

extension MaintenanceWindow.Schedule: SchemaDescribed {
  package static var schema: JSONValue {
    [
      "type": "object", "minProperties": 1, "maxProperties": 1,
      "properties": [
        "once": ["$ref": "#/components/schemas/TimeSpan"],
        "weekly": ["$ref": "#/components/schemas/WeeklyTimes"],
      ],
    ]
  }

  package static var parts: [any Any.Type] { [TimeSpan.self, WeeklyTimes.self] }
  package static var sample: MaintenanceWindow.Schedule {
    .once(TimeSpan(from: .distantPast, until: .distantPast))
  }
}
