import Foundation

/// `ast.literal_eval` of the machine's own Python, asked about many texts in one process.
enum PythonOracle {
  /// What Python makes of each text: its canonical form, or `refused`.
  ///
  /// - Returns: nil when there is no `python3`.
  static func answers(for cases: [[UInt8]]) throws -> [String]? {
    let folder = FileManager.default.temporaryDirectory.appending(path: "oracle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let questions = folder.appending(path: "questions")
    let answers = folder.appending(path: "answers")
    let script = folder.appending(path: "oracle.py")
    let lines = cases.map { Data($0).base64EncodedString() }.joined(separator: "\n")
    try Data((lines + "\n").utf8).write(to: questions)
    try Data(Self.script.utf8).write(to: script)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path, questions.path, answers.path]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return try String(contentsOf: answers, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private static let script = """
    import ast, base64, struct, sys, warnings
    warnings.simplefilter("ignore")
    def dots(data):
        return ".".join("%x" % byte for byte in data)
    def canon(v):
        if v is None: return "N"
        if v is Ellipsis: return "E"
        if v is True: return "T"
        if v is False: return "F"
        if isinstance(v, int): return "i%d" % v
        if isinstance(v, float): return "f%x" % struct.unpack("<Q", struct.pack("<d", v))[0]
        if isinstance(v, str): return "s" + dots(v.encode("utf-8", "surrogatepass"))
        if isinstance(v, bytes): return "b" + dots(v)
        if isinstance(v, list): return "[" + ",".join(map(canon, v)) + "]"
        if isinstance(v, tuple): return "(" + ",".join(map(canon, v)) + ")"
        if isinstance(v, set): return "<" + ",".join(sorted(map(canon, v))) + ">"
        if isinstance(v, dict): return "{" + ",".join(canon(k) + ":" + canon(x) for k, x in v.items()) + "}"
        return "complex"
    with open(sys.argv[1]) as questions, open(sys.argv[2], "w") as answers:
        for line in questions:
            try:
                text = base64.b64decode(line).decode("utf-8")
                answer = canon(ast.literal_eval(text))
            except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
                answer = "refused"
            answers.write(answer + "\\n")
    """
}
