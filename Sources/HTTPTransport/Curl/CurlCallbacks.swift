import CCurl
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// The C functions that libcurl calls. Each finds its transfer by the address it was given and asks it.
enum CurlCallbacks {
  static let header: curl_write_callback = { bytes, size, count, address in
    guard let transfer = transfer(at: address) else { return 0 }
    return transfer.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
  }

  static let body: curl_write_callback = { bytes, size, count, address in
    guard let transfer = transfer(at: address) else { return 0 }
    return transfer.takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count))
  }

  static let prerequest: curl_prereq_callback = { address, _, _, _, _ in
    transfer(at: address)?.isAboutToSend() == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
  }

  /// Opens what libcurl would have opened, unless the name led to an address that is not asked.
  static let openSocket: curl_opensocket_callback = { address, _, target in
    let refused = curl_socket_t(-1)
    guard let target, transfer(at: address)?.mayConnect(to: ipAddress(target)) == true else { return refused }
    return socket(
      target.pointee.family, target.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), target.pointee.protocol)
  }

  private static func transfer(at address: UnsafeMutableRawPointer?) -> CurlTransfer? {
    address.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func ipAddress(_ target: UnsafeMutablePointer<curl_sockaddr>) -> IPAddress? {
    guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return nil }
    // The address may be longer than the field that stands for it: its length is `addrlen`.
    let address = UnsafeRawPointer(target) + offset
    switch target.pointee.family {
    case AF_INET:
      let found = address.loadUnaligned(as: sockaddr_in.self).sin_addr
      return IPAddress(bytes: withUnsafeBytes(of: found) { Array($0) })
    case AF_INET6:
      let found = address.loadUnaligned(as: sockaddr_in6.self).sin6_addr
      return IPAddress(bytes: withUnsafeBytes(of: found) { Array($0) })
    default: return nil
    }
  }
}
