import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A real smart-HTTP server of the tests' own: nginx in front of `git http-backend`, with TLS by an authority of its own,
/// and a name and a password without which it shows nothing.
package final class GitWebServer: Sendable {
  package static let programs = [
    "/usr/sbin/nginx", "/usr/sbin/fcgiwrap", "/usr/lib/git-core/git-http-backend", "/usr/bin/openssl",
  ]
  package static var isInstalled: Bool {
    programs.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
  }
  package static let missing = "there is no nginx with fcgiwrap here: apt-get install nginx fcgiwrap openssl"

  package static let user = "operator"
  package static let password = "canary-git-5d1c \"quoted\" \\ ü"
  /// May read and not push.
  package static let reader = "reader"

  package let folder: String
  /// Where repositories are served from.
  package let repositories: String
  package let port: Int
  private let gateway: ServerProcess
  private let process: ServerProcess

  package init(in folder: String) async throws {
    self.folder = folder
    repositories = "\(folder)/repositories"
    port = try FreePort.next()
    try FileManager.default.createDirectory(atPath: repositories, withIntermediateDirectories: true)
    try Self.makeCertificates(in: folder)
    let words = "\(Self.user):{PLAIN}\(Self.password)\n\(Self.reader):{PLAIN}\(Self.password)\n"
    try Data(words.utf8).write(to: URL(fileURLWithPath: "\(folder)/passwords"))
    try Data(Self.settings(folder: folder, port: port).utf8).write(
      to: URL(fileURLWithPath: "\(folder)/nginx.conf"))
    gateway = try ServerProcess(
      "exec /usr/sbin/fcgiwrap -c 2 -s 'unix:\(folder)/gateway'", log: "\(folder)/gateway.log")
    process = try ServerProcess(
      "exec /usr/sbin/nginx -p '\(folder)' -c '\(folder)/nginx.conf' -e '\(folder)/error.log'",
      log: "\(folder)/nginx.log")
    try await ServerProcess.listening(on: port, log: "\(folder)/error.log")
  }

  /// The authority that signed the server's certificate.
  package var authority: String { "\(folder)/ca.crt" }

  /// Every request, with the name that came along.
  package var log: String { (try? String(contentsOfFile: "\(folder)/access.log", encoding: .utf8)) ?? "" }

  /// The address of a repository there, by a name that the certificate has or by one that it lacks.
  package func address(_ name: String, host: String = "localhost") -> String {
    "https://\(host):\(port)/\(name)"
  }

  package func repository(_ name: String) throws -> BareRepository {
    let bare = try BareRepository(in: repositories, name: name)
    try BareRepository.git(["-C", bare.path, "config", "http.receivepack", "true"])
    return bare
  }

  private static func makeCertificates(in folder: String) throws {
    try ServerProcess.run(
      """
      cd '\(folder)' && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=tests \
      -keyout ca.key -out ca.crt \
      && openssl req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout server.key -out server.csr \
      && printf 'subjectAltName=DNS:localhost' >names \
      && openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile names -out server.crt
      """)
  }

  private static func settings(folder: String, port: Int) -> String {
    """
    daemon off;
    worker_processes 1;
    pid '\(folder)/nginx.pid';
    \(getuid() == 0 ? "user root;" : "")
    events { worker_connections 64; }
    http {
      log_format names '$remote_user $request_method $uri $status';
      access_log '\(folder)/access.log' names;
      client_body_temp_path '\(folder)/body'; proxy_temp_path '\(folder)/proxy';
      fastcgi_temp_path '\(folder)/fastcgi'; uwsgi_temp_path '\(folder)/uwsgi'; scgi_temp_path '\(folder)/scgi';
      client_max_body_size 0;
      map "$remote_user $arg_service $uri" $is_refused {
        default 0;
        "~^reader .*receive-pack" 1;
      }
      server {
        listen 127.0.0.1:\(port) ssl;
        ssl_certificate '\(folder)/server.crt'; ssl_certificate_key '\(folder)/server.key';
        location /elsewhere/ { return 302 https://localhost:\(port)/; }
        location / {
          auth_basic tests; auth_basic_user_file '\(folder)/passwords';
          if ($is_refused) { return 403; }
          fastcgi_pass 'unix:\(folder)/gateway';
          fastcgi_param SCRIPT_FILENAME /usr/lib/git-core/git-http-backend;
          fastcgi_param GIT_PROJECT_ROOT '\(folder)/repositories';
          fastcgi_param GIT_HTTP_EXPORT_ALL 1;
          fastcgi_param GIT_CONFIG_COUNT 1;
          fastcgi_param GIT_CONFIG_KEY_0 safe.directory;
          fastcgi_param GIT_CONFIG_VALUE_0 *;
          fastcgi_param PATH_INFO $uri; fastcgi_param REMOTE_USER $remote_user;
          fastcgi_param REQUEST_METHOD $request_method; fastcgi_param QUERY_STRING $query_string;
          fastcgi_param CONTENT_TYPE $content_type; fastcgi_param CONTENT_LENGTH $content_length;
          fastcgi_param HTTP_CONTENT_ENCODING $http_content_encoding;
          fastcgi_param HTTP_GIT_PROTOCOL $http_git_protocol; fastcgi_param REMOTE_ADDR $remote_addr;
          fastcgi_param SERVER_PROTOCOL $server_protocol;
        }
      }
    }

    """
  }
}
