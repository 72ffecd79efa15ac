import HTTPTransport

/// That an API key exists; never the key.
package struct SupabaseKey: Equatable, Sendable {
  package var name: String
  /// `legacy`, `publishable` or `secret`; nil where Supabase does not say.
  package var type: String?

  init(_ json: JSONValue) {
    name = json["name"]?.stringValue ?? ""
    type = json["type"]?.stringValue
  }
}
