import Foundation
import HTTPTransport
import TenantModel

extension WireRequest {
  /// The endpoint that this message calls.
  ///
  /// - Throws: `APIProblem` with `notFound` when the path is another's, with `invalid` and a pointer for each input that
  ///   is missing, unknown, or of another shape.
  package func endpoint<E: Endpoint>(as type: E.Type) throws -> E {
    guard let places = PathTemplate(E.path).values(in: path) else {
      throw APIProblem(.notFound, "There is nothing at “\(path.prefix(100))”.")
    }
    let usual = try E.blankInputs()
    let said = E.method.isRead ? try read(query, like: usual) : try readBody()
    var inputs = usual.merging(said) { _, new in new }
    for (name, value) in places { inputs[name] = .string(value) }
    if inputs[WireName.trigger] == nil { inputs[WireName.trigger] = .string(TriggerSource.api.rawValue) }
    if let idempotencyKey { inputs[WireName.idempotencyKey] = .string(idempotencyKey) }
    if let expectedVersion { inputs[WireName.expectedVersion] = .int(expectedVersion) }
    let endpoint: E
    do {
      endpoint = try JSONCoding.decoder().decode(E.self, from: JSONValue.object(inputs).data)
    } catch let error as DecodingError {
      throw APIProblem(reading: error, of: E.self)
    }
    let known = Set(Mirror(reflecting: endpoint).children.compactMap { $0.label.map(Self.wireName) })
    try refuse(said.keys.filter { places[$0] != nil || Self.isHeader($0) || !known.contains($0) })
    // Of a call that does not know the key itself, whoever carries the message sees to it that it counts once.
    if idempotencyKey != nil, method.isRead { throw Self.unwanted("Idempotency-Key") }
    if expectedVersion != nil, !known.contains(WireName.expectedVersion) { throw Self.unwanted("If-Match") }
    return endpoint
  }

  // MARK: Parts

  private func readBody() throws -> [String: JSONValue] {
    guard !body.isEmpty else { return [:] }
    try JSONGuard.check(body)
    guard let value = try? JSONValue(data: body), let object = value.objectValue else {
      throw APIProblem(.invalid, "The body is no JSON object.")
    }
    return object
  }

  private func read(_ query: [Item], like usual: [String: JSONValue]) throws -> [String: JSONValue] {
    try Dictionary(grouping: query, by: \.name).reduce(into: [:]) { inputs, entry in
      let texts = entry.value.map(\.value)
      if case .array = usual[entry.key] {
        inputs[entry.key] = .array(texts.map { .string($0) })
        return
      }
      guard let text = texts.first, texts.count == 1 else {
        throw APIProblem.input(entry.key, "say it once")
      }
      inputs[entry.key] = try Self.value(of: text, named: entry.key, like: usual[entry.key])
    }
  }

  private static func value(of text: String, named name: String, like usual: JSONValue?) throws -> JSONValue {
    switch usual {
    case .int:
      guard let number = Int(text) else {
        throw APIProblem.input(name, "a whole number, not “\(text.prefix(40))”")
      }
      return .int(number)
    case .double:
      guard let number = Double(text), number.isFinite else {
        throw APIProblem.input(name, "a number, not “\(text.prefix(40))”")
      }
      return .double(number)
    case .bool:
      guard let flag = Bool(text) else {
        throw APIProblem.input(name, "true or false, not “\(text.prefix(40))”")
      }
      return .bool(flag)
    case .string, .array, .object, .null, nil: return .string(text)
    }
  }

  private static func isHeader(_ name: String) -> Bool {
    name == WireName.idempotencyKey || name == WireName.expectedVersion
  }

  private func refuse(_ names: [String]) throws {
    guard !names.isEmpty else { return }
    let fields = names.sorted().prefix(20).map { name in
      APIProblem.Field(
        pointer: String(name.prefix(60)),
        message: Self.isHeader(name) ? "this travels as a header" : "there is no such input here")
    }
    throw APIProblem(.invalid, "Not everything that was said is known here.", fields: Array(fields))
  }

  private static func unwanted(_ header: String) -> APIProblem {
    APIProblem.input(header, "this call takes no such header")
  }

  /// A property's name as it stands in JSON: `agencyGroup` is `agency_group`.
  static func wireName(_ property: String) -> String {
    property.reduce(into: "") { name, letter in
      if letter.isUppercase { name += "_" }
      name += letter.lowercased()
    }
  }
}

extension APIProblem {
  /// A refusal of one input.
  package static func input(_ name: String, _ message: String) -> APIProblem {
    let pointer = String(name.prefix(60))
    return APIProblem(
      .invalid, "“\(pointer)” is not as it must be.", fields: [Field(pointer: pointer, message: message)])
  }

  /// What is wrong with a request's JSON, with the place where.
  ///
  /// - Parameter type: what was read; words that it takes somewhere are named.
  init(reading error: DecodingError, of type: any Any.Type) {
    let (path, message): ([any CodingKey], String) =
      switch error {
      case .keyNotFound(let key, let context): (context.codingPath + [key], "it is missing")
      case .valueNotFound(_, let context): (context.codingPath, "it is missing")
      case .typeMismatch(let type, let context): (context.codingPath, "it is to be \(Self.word(for: type))")
      case .dataCorrupted(let context):
        (
          context.codingPath,
          SchemaBook.words(at: context.codingPath, of: type).map { "it is to be one of \($0.joined(separator: ", "))" }
            ?? String(context.debugDescription.prefix(200))
        )
      @unknown default: ([], "it cannot be read")
      }
    let pointer = path.map { $0.intValue.map(String.init) ?? WireRequest.wireName($0.stringValue) }
      .joined(separator: "/")
    self = .input(pointer.isEmpty ? "body" : pointer, message)
  }

  private static func word(for type: any Any.Type) -> String {
    switch type {
    case is String.Type: "text"
    case is Bool.Type: "true or false"
    case is any BinaryInteger.Type: "a whole number"
    case is any BinaryFloatingPoint.Type: "a number"
    case is any Collection.Type: "a list or an object"
    default: "of another kind"
    }
  }
}
