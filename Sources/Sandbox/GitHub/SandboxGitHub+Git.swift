import Foundation
import HTTPTransport

/// Git's objects by content, and the branches that point to them. A tree is kept as all its files by path.
extension SandboxGitHub {
  static let blobs = "gh/blobs"
  static let trees = "gh/trees"
  static let commits = "gh/commits"
  static let refs = "gh/refs"

  func git(_ call: SandboxCall, _ rest: [String]) throws -> HTTPResponse {
    switch (call.method, rest.first, rest.count) {
    case (.get, "ref", 3...): return ref(rest.dropFirst().joined(separator: "/"))
    case (.post, "refs", 1): return try createRef(call)
    case (.delete, "refs", 3...): return try deleteRef(rest.dropFirst().joined(separator: "/"))
    case (.get, "commits", 2): return commit(rest[1])
    case (.post, "commits", 1): return try createCommit(call)
    case (.get, "trees", 2):
      guard let files = store[Self.trees, rest[1]]?.objectValue else { return Self.notFound }
      return HTTPResponse(
        status: 200, json: GitHubShapes.tree(rest[1], files, isRecursive: call.query["recursive"] != nil))
    case (.post, "trees", 1): return try createTree(call)
    case (.post, "blobs", 1): return try createBlob(call)
    default: return Self.notFound
    }
  }

  /// A branch's commit, or nil.
  func head(_ branch: String) -> String? { store[Self.refs, "heads/\(branch)"]?["sha"]?.stringValue }

  /// A commit's files: path to blob.
  func files(ofCommit sha: String) -> [String: String] {
    let tree = store[Self.commits, sha]?["tree"]?.stringValue ?? ""
    return store[Self.trees, tree]?.objectValue?.compactMapValues(\.stringValue) ?? [:]
  }

  // MARK: Branches

  private func ref(_ name: String) -> HTTPResponse {
    guard let sha = store[Self.refs, name]?["sha"]?.stringValue else { return Self.notFound }
    return HTTPResponse(status: 200, json: GitHubShapes.ref(name, sha))
  }

  private func createRef(_ call: SandboxCall) throws -> HTTPResponse {
    if let refusal = Self.refusal(call, known: ["ref", "sha"]) { return refusal }
    guard let full = call.body?["ref"]?.stringValue, full.hasPrefix("refs/heads/") else {
      return Self.failure(422, "Reference name must start with 'refs/'.")
    }
    guard let sha = call.body?["sha"]?.stringValue, let commit = store[Self.commits, sha] else {
      return Self.failure(422, "Object does not exist")
    }
    let name = String(full.dropFirst("refs/".count))
    guard store[Self.refs, name] == nil else { return Self.failure(422, "Reference already exists") }
    try store.set(
      ["sha": .string(sha)], Self.refs, name,
      effect: effect(
        "create", "Branch \(name.dropFirst("heads/".count))",
        operation: SandboxMarker.operation(in: commit["message"]?.stringValue)))
    return HTTPResponse(status: 201, json: GitHubShapes.ref(name, sha))
  }

  private func deleteRef(_ name: String) throws -> HTTPResponse {
    guard store[Self.refs, name] != nil else { return Self.failure(422, "Reference does not exist") }
    try store.set(
      nil, Self.refs, name,
      effect: effect("delete", "Branch \(name.dropFirst("heads/".count))", operation: nil))
    return HTTPResponse(status: 204)
  }

  // MARK: Objects

  private func commit(_ sha: String) -> HTTPResponse {
    guard let commit = store[Self.commits, sha] else { return Self.notFound }
    return HTTPResponse(status: 200, json: GitHubShapes.gitCommit(sha, commit))
  }

  private func createCommit(_ call: SandboxCall) throws -> HTTPResponse {
    let known: Set = ["message", "tree", "parents", "author", "committer", "signature"]
    if let refusal = Self.refusal(call, known: known) { return refusal }
    guard let body = call.body, let message = body["message"]?.stringValue,
      let tree = body["tree"]?.stringValue
    else { return Self.unprocessable("Commit", "message", "missing_field") }
    guard store[Self.trees, tree] != nil else { return Self.failure(422, "Tree SHA does not exist") }
    let parents = (body["parents"]?.arrayValue ?? []).compactMap(\.stringValue)
    guard parents.allSatisfy({ store[Self.commits, $0] != nil }) else {
      return Self.failure(422, "Parent SHA does not exist or is not a commit object")
    }
    let sha = try makeCommit(message: message, tree: tree, parents: parents, author: body["author"])
    return HTTPResponse(status: 201, json: GitHubShapes.gitCommit(sha, store[Self.commits, sha] ?? [:]))
  }

  /// Keeps a commit and returns its name.
  func makeCommit(message: String, tree: String, parents: [String], author: JSONValue?) throws -> String {
    let author =
      author ?? [
        "name": .string(Self.login), "email": "tenantry-bot@users.noreply.github.sandbox",
        "date": .string(SandboxClock.text(clock.now)),
      ]
    var commit: JSONValue = [
      "message": .string(message), "tree": .string(tree), "parents": .array(parents.map(JSONValue.string)),
      "author": author,
    ]
    let sha = StableHash.sha(String(decoding: commit.data, as: UTF8.self))
    commit["at"] = .double(clock.now.timeIntervalSince1970)
    if store[Self.commits, sha] == nil { try store.set(commit, Self.commits, sha) }
    return sha
  }

  private func createTree(_ call: SandboxCall) throws -> HTTPResponse {
    if let refusal = Self.refusal(call, known: ["tree", "base_tree"]) { return refusal }
    let base = call.body?["base_tree"]?.stringValue
    guard base.map({ store[Self.trees, $0] != nil }) ?? true else {
      return Self.failure(422, "base_tree is not a valid tree oid")
    }
    var files = base.flatMap { store[Self.trees, $0]?.objectValue } ?? [:]
    for entry in call.body?["tree"]?.arrayValue ?? [] {
      guard let path = entry["path"]?.stringValue, !path.hasPrefix("/"),
        entry["mode"]?.stringValue == "100644"
      else {
        return Self.failure(422, "tree.path contains a malformed path component")
      }
      if let content = entry["content"]?.stringValue {
        files[path] = .string(try keepBlob(Data(content.utf8)))
      } else if let sha = entry["sha"]?.stringValue {
        guard store[Self.blobs, sha] != nil else {
          return Self.failure(422, "tree.sha \(sha) is not a valid blob")
        }
        files[path] = .string(sha)
      } else if entry["sha"] == .null, files[path] != nil {
        files[path] = nil
      } else {
        return Self.failure(422, "GitRPC::BadObjectState")
      }
    }
    let sha = try keepTree(files)
    return HTTPResponse(status: 201, json: GitHubShapes.tree(sha, files, isRecursive: false))
  }

  func keepTree(_ files: [String: JSONValue]) throws -> String {
    let sha = StableHash.sha(String(decoding: JSONValue.object(files).data, as: UTF8.self))
    if store[Self.trees, sha] == nil { try store.set(.object(files), Self.trees, sha) }
    return sha
  }

  private func createBlob(_ call: SandboxCall) throws -> HTTPResponse {
    if let refusal = Self.refusal(call, known: ["content", "encoding"]) { return refusal }
    let text = call.body?["content"]?.stringValue ?? ""
    let isBase64 = call.body?["encoding"]?.stringValue == "base64"
    guard let content = isBase64 ? Data(base64Encoded: text) : Data(text.utf8) else {
      return Self.failure(422, "content is not valid Base64")
    }
    let sha = try keepBlob(content)
    return HTTPResponse(
      status: 201,
      json: ["sha": .string(sha), "url": .string("\(GitHubShapes.repositoryURL)/git/blobs/\(sha)")])
  }

  private func keepBlob(_ content: Data) throws -> String {
    let text = content.base64EncodedString()
    let sha = StableHash.sha("blob " + text)
    if store[Self.blobs, sha] == nil { try store.set(["content": .string(text)], Self.blobs, sha) }
    return sha
  }
}
