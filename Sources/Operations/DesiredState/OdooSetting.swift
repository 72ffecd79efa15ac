/// A setting of `odoo.conf` that a template may make.
package enum OdooSetting {
  /// Whether the file can hold it: a name of small letters and underscores, a value in one line of ASCII.
  package static func isValid(_ name: String, _ value: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
      && value.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) }
  }

  /// Whether its value is a secret: those come from the cluster's secrets, and never stand in the desired state.
  package static func isSecret(_ name: String) -> Bool {
    ["passwd", "password", "secret", "token", "key"].contains { name == $0 || name.hasSuffix("_" + $0) }
  }
}
