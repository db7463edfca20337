import Testing

/// What `deploy/install` puts on a server names paths, logins and settings in five files. They must say the same. Whether
/// it works is tried by `deploy/install-proef`, which needs root; this needs nothing.
struct InstallationTests {
  /// What goes to a server.
  static let shipped = [
    "install", "weegschaal", "weegschaal.service", "nginx.conf", "database.sql", "INSTALL.md", "backup", "herstel",
    "weegschaal-wal.service", "weegschaal-backup.service", "weegschaal-backup.timer", "BACKUP.md", "RESTORE.md",
    "UPGRADE.md", "alerts.yml", "alerts_test.yml",
  ]

  private let script: String
  private let wrapper: String
  private let unit: String
  private let proxy: String

  init() throws {
    script = try Repository.file("deploy/install").text
    wrapper = try Repository.file("deploy/weegschaal").text
    unit = try Repository.file("deploy/weegschaal.service").text
    proxy = try Repository.file("deploy/nginx.conf").text
  }

  /// The value of a line `name=value` of a script or unit, with variables of the same script filled in.
  static func value(_ name: String, _ text: String) -> String? {
    let lines = text.split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix(name + "=") }) else { return nil }
    let parts = line.dropFirst(name.count + 1).split(separator: "/", omittingEmptySubsequences: false)
    return parts.map { part in
      guard part.first == "$" else { return String(part) }
      return value(part.dropFirst().filter { $0 != "{" && $0 != "}" }, text) ?? String(part)
    }.joined(separator: "/")
  }

  /// The names in a text that begin with `WEEGSCHAAL_`.
  static func variables(_ text: String) -> Set<String> {
    let words = text.split { !($0.isASCII && ($0.isUppercase || $0 == "_")) }
    return Set(words.filter { $0.hasPrefix("WEEGSCHAAL_") && !$0.hasSuffix("_") }.map(String.init))
  }

  @Test("values are read with their variables filled in")
  func theRuleReads() {
    let text = "a=/opt/x\nb=$a/y\nset -e\n"
    #expect(InstallationTests.value("b", text) == "/opt/x/y")
    #expect(InstallationTests.value("c", text) == nil)
    let variables = InstallationTests.variables("WEEGSCHAAL_EEN=1 $WEEGSCHAAL_TWEE ${!WEEGSCHAAL_@}")
    #expect(variables == ["WEEGSCHAAL_EEN", "WEEGSCHAAL_TWEE"])
  }

  @Test("unit, wrapper and script name the same program, settings and users")
  func pathsAgree() throws {
    let current = try #require(InstallationTests.value("current", script))
    let settings = try #require(InstallationTests.value("settings", script))
    let user = try #require(InstallationTests.value("service_user", script))
    let owner = try #require(InstallationTests.value("owner_user", script))
    #expect(InstallationTests.value("ExecStart", unit) == "\(current)/weegschaal serve")
    #expect(InstallationTests.value("Documentation", unit) == "file:\(current)/deploy/INSTALL.md")
    #expect(InstallationTests.value("EnvironmentFile", unit) == "\(settings)/weegschaal.env")
    #expect(InstallationTests.value("User", unit) == user)
    #expect(InstallationTests.value("Group", unit) == user)
    // Each release has a wrapper that runs the program beside it: by the link that of the release that runs.
    #expect(wrapper.contains("\nprogram=$(dirname \"$(dirname \"$(realpath \"${BASH_SOURCE[0]}\")\")\")/weegschaal\n"))
    #expect(script.contains("link \"$current/deploy/weegschaal\" \"$command\""))
    #expect(InstallationTests.value("settings", wrapper) == settings)
    for (command, login, file) in [
      ("migreer", owner, "migreer.env"), ("sleutel", owner, "sleutel.env"), ("controleer", user, "weegschaal.env"),
    ] {
      #expect(wrapper.contains("\(command):no) run_as \(login) \(file) \"$@\""))
      #expect(script.contains("settings_file ") && script.contains(" \(file) "))
    }
  }

  @Test("every variable that is set for the program is one that it reads")
  func variablesAreKnown() throws {
    let known = Repository.swift(in: "Sources/Weegschaal").map { String(decoding: $0.strings, as: UTF8.self) }
    for text in [script, wrapper, unit] {
      for variable in InstallationTests.variables(text).sorted() {
        #expect(known.contains { $0.containsWord(variable) }, "the program reads no \(variable)")
      }
    }
    #expect(InstallationTests.variables(script).count >= 5, "there are such variables")
  }

  @Test("the proxy sends to where the service listens, with the name and the certificate that the script puts there")
  func proxyAgrees() throws {
    let settings = try Repository.file("config/weegschaal.json").text
    #expect(settings.contains("\"adres\": \"127.0.0.1\"") && settings.contains("\"poort\": 8080"))
    #expect(proxy.contains("server 127.0.0.1:8080;"))
    let names = proxy.split(separator: "\n").filter {
      $0.contains("server_name ") && !$0.contains("server_name _;") && !$0.hasPrefix("#")
    }
    let name: Substring = "server_name weegschaal.example;"
    #expect(names.map { $0.drop { $0 == " " } } == [name, name])
    #expect(script.contains(#"s/server_name weegschaal\.example;/server_name $host;/"#))
    #expect(script.contains(#"s/server 127\.0\.0\.1:8080;/server $(listens_at);/"#))
    #expect(InstallationTests.value("certificates", script) == "/etc/nginx/weegschaal")
    for name in ["certificate.pem", "key.pem"] {
      #expect(proxy.contains(" weegschaal/\(name);"))
      #expect(script.contains("$certificates/\(name)"))
    }
  }

  @Test("a release holds every file that the script takes from it, and no other of deploy")
  func releaseIsWhole() throws {
    let release = try Repository.file("deploy/release").text
    let copied = release.split { " \n\\\"".contains($0) }.filter { $0.hasPrefix("deploy/") }.map { $0.dropFirst(7) }
    #expect(Set(copied.map(String.init)).isSuperset(of: InstallationTests.shipped))
    for name in InstallationTests.shipped { _ = try Repository.file("deploy/\(name)") }
    let used = script.split { " \n\"<)".contains($0) }.filter { $0.hasPrefix("$here/") }.map { String($0.dropFirst(6)) }
    #expect(Set(used).subtracting(InstallationTests.shipped) == ["release"], "in a checkout alone")
  }

  @Test("systemd waits longer for the end than running requests get")
  func theEndIsWaitedFor() throws {
    let serve = try Repository.file("Sources/Weegschaal/Opdrachten/Serve.swift").text
    #expect(serve.contains("afrondtijd = Duration.seconds(20)"))
    #expect(InstallationTests.value("TimeoutStopSec", unit) == "30s")
    #expect(InstallationTests.value("Type", unit) == "notify")
    #expect(InstallationTests.value("WatchdogSec", unit) != nil)
  }

  @Test("systemd does not start the service again after a fault in its settings, and again after any other")
  func wrongSettingsAreNotRepeated() throws {
    let program = try Repository.file("Sources/Weegschaal/Opdrachten/Opdracht.swift").text
    #expect(program.contains("static let instellingcode: Int32 = 78\n"))
    #expect(InstallationTests.value("RestartPreventExitStatus", unit) == "78")
    #expect(InstallationTests.value("Restart", unit) == "on-failure")
  }

  @Test("the logins that the script makes are the roles of the program")
  func rolesAgree() throws {
    let roles = try Repository.file("Sources/Weegschaal/Samenstelling.swift").text
    let made = try Repository.file("deploy/database.sql").text
    for role in ["weegschaal_toepassing", "weegschaal_sleutels", "weegschaal_auditor"] {
      #expect(roles.contains("\"\(role)\"") && made.contains("'\(role)'"))
    }
    for role in ["weegschaal_toepassing", "weegschaal_sleutels", "weegschaal_eigenaar"] {
      #expect(script.contains("user=\(role)\""))
    }
  }
}
