import groovy.json.JsonSlurper
import java.nio.file.Files

String log = new File(basedir, 'build.log').text
def findings = new JsonSlurper().parse(new File(basedir, 'target/meshlint/meshlint.json')).findings

boolean built = Files.walk(new File(localRepositoryPath, 'io/meshlint/meshlint-renderer').toPath()).anyMatch { it.toString().endsWith('.zip') }
if (built) {
    assert findings*.rule == ['GW001'] : log
    assert findings[0].location.file == 'builds/rendering/overlays/prod/blog.yaml'
} else {
    // Built without Go: the program cannot be resolved, which is told once and makes the kustomization a finding.
    assert log.contains('The renderer of charts and kustomizations could not be resolved')
    assert findings*.rule.every { it.startsWith('RENDER') }
}
