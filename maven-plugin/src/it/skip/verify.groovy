String log = new File(basedir, 'build.log').text
assert log.contains('meshlint is skipped')
assert !new File(basedir, 'target/meshlint').exists()
