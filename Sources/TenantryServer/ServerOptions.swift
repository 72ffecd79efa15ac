import ControlPlane

/// How the API is served. The defaults are what a team of operators and their scripts need on one machine.
package struct ServerOptions: Equatable, Sendable {
  package var host: String
  /// 0 for any free one.
  package var port: Int
  /// nil serves plain HTTP, for a proxy in front that ends TLS.
  package var tls: TLSFiles?
  /// Longest body that is read, in bytes.
  package var bodyMax: Int
  /// Longest header of all fields together, in bytes.
  package var headerMax: Int
  /// How long an answer may take; the change feed is none.
  package var answerMax: Duration
  /// How long all of a call waits for a database that is away: less than a client waits for the answer, so that the reason reaches it.
  package var storageMax: Duration
  /// Requests a caller may make in a second, on the average of a minute.
  package var ratePerSecond: Double
  /// Requests a caller may make at once, after a while of none.
  package var burst: Int
  /// Change feeds that are read at the same time.
  package var feedsMax: Int
  /// Between two signs of life on a change feed.
  package var heartbeat: Duration
  /// Changes that a reader of the feed may be behind; beyond it is told to read everything anew.
  package var eventsBehindMax: Int64
  /// How long a connection, or a stream of HTTP/2, may take nothing of what is written to it before it is let go.
  package var stallMax: Duration
  /// How long it may take to find out whether requests can be answered.
  package var readyMax: Duration

  package init(
    host: String = "127.0.0.1", port: Int = 8480, tls: TLSFiles? = nil, bodyMax: Int = 1 << 20,
    headerMax: Int = 32 << 10, answerMax: Duration = .seconds(30),
    storageMax: Duration = .seconds(4), ratePerSecond: Double = 50,
    burst: Int = 200, feedsMax: Int = 500, heartbeat: Duration = .seconds(15),
    eventsBehindMax: Int64 = ChangeReader.eventsBehindMax, stallMax: Duration = .seconds(60),
    readyMax: Duration = .seconds(2)
  ) {
    self.host = host
    self.port = port
    self.tls = tls
    self.bodyMax = bodyMax
    self.headerMax = headerMax
    self.answerMax = answerMax
    self.storageMax = storageMax
    self.ratePerSecond = ratePerSecond
    self.burst = burst
    self.feedsMax = feedsMax
    self.heartbeat = heartbeat
    self.eventsBehindMax = eventsBehindMax
    self.stallMax = stallMax
    self.readyMax = readyMax
  }

  /// A certificate with its chain, and its key, as PEM files. Renewed ones are taken up by the next connection.
  package struct TLSFiles: Equatable, Sendable {
    package var certificate: String
    package var key: String

    package init(certificate: String, key: String) {
      self.certificate = certificate
      self.key = key
    }
  }
}
