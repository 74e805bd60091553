@echo off
rem Starts meshlint from its distribution: this file is in bin, the jars are in ..\lib.
setlocal EnableExtensions DisableDelayedExpansion

for %%I in ("%~dp0..") do set "MESHLINT_DISTRIBUTION=%%~fI"

if defined JAVA_HOME (
  set "MESHLINT_JAVA=%JAVA_HOME%\bin\java.exe"
) else (
  set "MESHLINT_JAVA=java.exe"
)
if defined JAVA_HOME if not exist "%MESHLINT_JAVA%" (
  echo meshlint: JAVA_HOME is "%JAVA_HOME%", where there is no bin\java.exe; set it to Java 17 or newer 1>&2
  exit /b 2
)
if not defined JAVA_HOME (
  where /q java.exe
  if errorlevel 1 (
    echo meshlint: needs Java 17 or newer; install it, or set JAVA_HOME 1>&2
    exit /b 2
  )
)

rem Results are UTF-8; the console is told so and set back afterwards.
for /f "tokens=2 delims=:." %%P in ('chcp') do set "MESHLINT_CODE_PAGE=%%P"
chcp 65001 >nul 2>&1
"%MESHLINT_JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto "-Dmeshlint.home=%MESHLINT_DISTRIBUTION%" -cp "%MESHLINT_DISTRIBUTION%\lib\meshlint-cli.jar" io.meshlint.cli.Main %*
set "MESHLINT_STATUS=%errorlevel%"
if defined MESHLINT_CODE_PAGE chcp %MESHLINT_CODE_PAGE% >nul 2>&1
exit /b %MESHLINT_STATUS%
