@echo off
rem Runs Contadora under the Java 25 named by JAVA_HOME.
setlocal
set "HOME_DIR=%~dp0.."
if not exist "%JAVA_HOME%\bin\java.exe" (
  echo Contadora needs a JDK 25, and JAVA_HOME ^(%JAVA_HOME%^) does not name one. 1>&2
  echo Maybe install Eclipse Temurin 25 ^(https://adoptium.net^) and set JAVA_HOME. 1>&2
  exit /b 1
)
set HEAP=512m
if "%1"=="flights" set HEAP=400m
"%JAVA_HOME%\bin\java.exe" -Xmx%HEAP% --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 ^
  -cp "%HOME_DIR%\lib\app.jar" org.contadora.app.Main %*
exit /b %ERRORLEVEL%
