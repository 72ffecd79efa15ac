/// An outside system as the settings show it: what it wants to know, what was said, and how it stands.
package struct IntegrationSettings: Codable, Equatable, Sendable {
  /// One thing that it wants to know.
  package struct Field: Codable, Equatable, Sendable {
    package var name: String
    package var title: String
    /// What a good answer looks like, one sentence.
    package var help: String
    package var isRequired: Bool
    /// True where the answer says where a secret is; the secret itself is never part of it.
    package var isReference: Bool
    /// What was said, or what counts when nothing is.
    package var value: String?

    package init(
      name: String, title: String, help: String, isRequired: Bool, isReference: Bool, value: String?
    ) {
      self.name = name
      self.title = title
      self.help = help
      self.isRequired = isRequired
      self.isReference = isReference
      self.value = value
    }
  }

  package var status: IntegrationStatus
  /// What it is connected for, one sentence.
  package var purpose: String
  /// Empty where nobody can change it from here.
  package var fields: [Field]

  package init(status: IntegrationStatus, purpose: String, fields: [Field]) {
    self.status = status
    self.purpose = purpose
    self.fields = fields
  }
}
