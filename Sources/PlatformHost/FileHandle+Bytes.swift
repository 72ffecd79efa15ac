import Foundation

extension FileHandle {
  /// The next bytes up to the end or `limit`, however small the pieces are in which they come.
  package func bytes(atMost limit: Int) throws -> Data {
    var all = Data()
    while all.count < limit, let piece = try read(upToCount: limit - all.count), !piece.isEmpty {
      all += piece
    }
    return all
  }
}
