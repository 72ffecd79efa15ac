import Foundation
import TenantModel

/// `multipart/form-data`: the same parts make the same bytes.
struct MultipartForm {
  /// The value of the `Content-Type` header.
  let contentType: String
  let data: Data

  /// - Parameters:
  ///   - fields: sent by name.
  ///   - file: sent last, under its field's name.
  init(fields: [String: String], file: (field: String, name: String, type: String, content: Data)) {
    var boundary = "tenantry-" + Fingerprint.of(file.content)
    let values = fields.values.map { Data($0.utf8) } + [file.content]
    while values.contains(where: { $0.range(of: Data(boundary.utf8)) != nil }) { boundary += "-" }
    var data = Data()
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      data += Data(
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }
    data += Data(
      """
      --\(boundary)\r
      Content-Disposition: form-data; name="\(file.field)"; filename="\(file.name)"\r
      Content-Type: \(file.type)\r
      \r

      """.utf8)
    data += file.content + Data("\r\n--\(boundary)--\r\n".utf8)
    self.data = data
    contentType = "multipart/form-data; boundary=\(boundary)"
  }
}
