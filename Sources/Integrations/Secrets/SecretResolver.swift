import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Finds secrets at the moment they are used.
package struct SecretResolver: Sendable {
  package var resolve: @Sendable (SecretReference) async throws(IntegrationError) -> SecretValue

  package init(resolve: @escaping @Sendable (SecretReference) async throws(IntegrationError) -> SecretValue) {
    self.resolve = resolve
  }

  /// Reads the environment given here, files that only their owner may read, and what programs print.
  package static func system(environment: [String: String]) -> SecretResolver {
    SecretResolver { reference throws(IntegrationError) in
      let text =
        switch reference {
        case .environment(let name): environment[name]
        case .file(let path): try readFile(path)
        case .command(let words): try await run(words)
        }
      guard let text, !text.isEmpty else {
        throw unavailable(reference.description, "it is empty or not set")
      }
      return SecretValue(text)
    }
  }

  private static func readFile(_ path: String) throws(IntegrationError) -> String {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw unavailable("file:\(path)", String(cString: strerror(errno))) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw unavailable("file:\(path)", "it is no regular file")
    }
    guard status.st_mode & 0o077 == 0, status.st_uid == geteuid() else {
      throw unavailable("file:\(path)", "others may read it; it must belong to you with mode 0600")
    }
    do {
      let data = try file.read(upToCount: 65_536) ?? Data()
      return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    } catch {
      throw unavailable("file:\(path)", String(describing: error))
    }
  }

  private static func run(_ words: [String]) async throws(IntegrationError) -> String {
    guard let program = words.first else { throw unavailable("exec:", "no program is named") }
    let command = ProcessCommand(
      program: program, arguments: Array(words.dropFirst()),
      environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C"],
      outputMax: 65_536, limit: .seconds(10))
    do {
      let result = try await ProcessRunner.run(command)
      guard result.status == 0 else { throw unavailable("exec:\(program)", "it ended with \(result.status)") }
      return String(decoding: result.output, as: UTF8.self).trimmingCharacters(in: .newlines)
    } catch let error as IntegrationError {
      throw error
    } catch {
      throw unavailable("exec:\(program)", String(describing: error))
    }
  }

  private static func unavailable(_ reference: String, _ why: String) -> IntegrationError {
    IntegrationError(
      "secrets", IntegrationError.codeSecret, "The secret \(reference) cannot be read: \(why).",
      retry: .permanent)
  }
}
