/// Takes parameters one by one, and remembers everything that is wrong with them.
struct ParamsReader {
  private var left: [String: OperationParams.Value]
  private var fields: [InvalidParams.Field] = []

  init(_ params: OperationParams) { left = params.values }

  /// A text that a validator makes a value of; nil when it is not there.
  mutating func name<Name: ValidatedName>(_ name: String, _ type: Name.Type = Name.self) -> Name? {
    guard let value = left.removeValue(forKey: name) else { return nil }
    guard case .text(let text) = value else {
      refuse(name, "must be a text")
      return nil
    }
    do {
      return try Name(text)
    } catch {
      refuse(name, error.rule)
      return nil
    }
  }

  /// A text that is a code of ours; nil when it is not there.
  mutating func text(_ name: String) -> String? {
    guard let value = left.removeValue(forKey: name) else { return nil }
    guard case .text(let text) = value, !text.isEmpty else {
      refuse(name, "must be a text")
      return nil
    }
    return text
  }

  /// False when it is not there.
  mutating func flag(_ name: String) -> Bool {
    guard let value = left.removeValue(forKey: name) else { return false }
    guard case .flag(let flag) = value else {
      refuse(name, "must be true or false")
      return false
    }
    return flag
  }

  /// Empty when it is not there.
  mutating func names<Name: ValidatedName>(_ name: String, _ type: Name.Type = Name.self) -> [Name] {
    guard let value = left.removeValue(forKey: name) else { return [] }
    guard case .list(let texts) = value else {
      refuse(name, "must be a list of texts")
      return []
    }
    var names: [Name] = []
    for text in texts {
      do {
        names.append(try Name(text))
      } catch {
        refuse(name, "\(error.noun) “\(text.prefix(40))” \(error.rule)")
      }
    }
    return names
  }

  mutating func refuse(_ name: String, _ message: String) {
    fields.append(InvalidParams.Field(pointer: "params.\(name)", message: message))
  }

  /// To be called when everything that is known has been taken.
  ///
  /// - Parameter known: the names that there are, for people.
  mutating func end(known: [String]) throws(InvalidParams) {
    for name in left.keys.sorted() {
      let others = known.isEmpty ? "this operation takes none" : "there are: \(known.joined(separator: ", "))"
      refuse(name, "is no parameter of this operation: \(others)")
    }
    guard fields.isEmpty else { throw InvalidParams(fields: fields) }
  }
}
