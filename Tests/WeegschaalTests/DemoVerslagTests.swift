import Testing

@testable import Weegschaal

/// What the demo says at its end.
@Suite struct DemoVerslagTests {
  /// The command to stop is one that can be pasted: it names the folder of this demo.
  @Test func theCommandToStopNamesTheFolderOfTheDemo() {
    #expect(DemoVerslag.stopopdracht(data: Instellingen.dataStandaard) == "deploy/demo --stop")
    #expect(DemoVerslag.stopopdracht(data: "/tmp/een map") == "deploy/demo --stop --data '/tmp/een map'")
    #expect(DemoVerslag.stopopdracht(data: "/tmp/'s") == #"deploy/demo --stop --data '/tmp/'\''s'"#)
  }
}
