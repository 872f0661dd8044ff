import type { Project } from '../options.ts';
import { gateLines, resultsFolder } from './gate-arguments.ts';
import { toolLines } from './tool.ts';

/** A Jenkins pipeline for multibranch jobs: an inconclusive gate (exit code 2, only with --strict) makes the build unstable, any other code but 0 fails it. */
export function jenkinsPipeline(project: Project): string {
  const [first = '', ...lines] = gateLines(project, '$CHANGE_TARGET');
  const script = [first, ...toolLines(project), ...lines]
    .join('\n')
    // In a Groovy string of three single quotes a backslash stands before what it escapes.
    .replace(/\\/g, '\\\\')
    .replace(/'''/g, "\\'\\'\\'");
  return `pipeline {
  agent any
  options { timeout(time: 30, unit: 'MINUTES') }
  environment { CHANGE_TARGET = "\${env.CHANGE_TARGET ?: '${project.mainBranch}'}" }
  stages {
    stage('Headroom') {
      steps {
        script {
          int code = sh(returnStatus: true, script: '''#!/usr/bin/env bash
${script
  .split('\n')
  .map((line) => `            ${line}`)
  .join('\n')}
          ''')
          if (code == 2) {
            unstable('Headroom cannot tell yet, see its report')
          } else if (code != 0) {
            error("Headroom ended with exit code \${code}, see its report")
          }
        }
      }
    }
  }
  post {
    always {
      junit testResults: '${resultsFolder}/*.xml', allowEmptyResults: true
      archiveArtifacts artifacts: '${resultsFolder}/**', allowEmptyArchive: true
    }
  }
}
`;
}
